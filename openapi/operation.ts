import type { Json, JsonObject } from './json.ts';
import type { JsonPointer } from './pointer.ts';

export type Method =
  | 'GET'
  | 'PUT'
  | 'POST'
  | 'DELETE'
  | 'OPTIONS'
  | 'HEAD'
  | 'PATCH'
  | 'TRACE'
  | 'QUERY'
  | (string & {});
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'querystring';
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  | 'cookie';

/** `200`, `4XX` or `default`. */
export type StatusPattern = string;

/** A named example of a parameter, media type or schema. */
export interface NamedExample {
  readonly name: string;
  readonly value: Json;
  readonly pointer: JsonPointer;
}

/** OpenAPI Media Type Object. `schema` is a pointer into the document's root. */
export interface MediaType {
  /** The key as written: `application/json`, `text/*`. */
  readonly range: string;
  readonly schema?: JsonPointer;
  readonly encoding: Readonly<Record<string, Encoding>>;
  readonly examples: readonly NamedExample[];
  readonly pointer: JsonPointer;
}

/** OpenAPI Encoding Object, with its defaults filled in only where OpenAPI gives one that does not depend on the value. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly headers: readonly HeaderObject[];
}

/** OpenAPI Parameter Object, with the defaults of its location filled in. Exactly one of `schema`, `content` is there. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  readonly schema?: JsonPointer;
  readonly content?: MediaType;
  readonly examples: readonly NamedExample[];
  readonly pointer: JsonPointer;
}

/** OpenAPI Header Object of a response. */
export interface HeaderObject {
  readonly name: string;
  readonly required: boolean;
  readonly explode: boolean;
  readonly schema?: JsonPointer;
  readonly content?: MediaType;
  readonly pointer: JsonPointer;
}

/** OpenAPI Link Object; `operation` is the label of the operation it leads to, where that exists. */
export interface Link {
  readonly name: string;
  readonly operation?: string;
  /** Parameter name (or `in.name`) → constant or runtime expression. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly requestBody?: Json;
  readonly pointer: JsonPointer;
}

export interface RequestBody {
  readonly required: boolean;
  /** In document order; never empty. */
  readonly content: readonly MediaType[];
  readonly pointer: JsonPointer;
}

export interface ResponseObject {
  readonly status: StatusPattern;
  readonly description: string;
  /** `undefined`: no `content` keyword. Empty: `content: {}`. */
  readonly content?: readonly MediaType[];
  readonly headers: readonly HeaderObject[];
  readonly links: readonly Link[];
  readonly pointer: JsonPointer;
}

/** One scheme of `components.securitySchemes` as a requirement uses it. */
export interface SecurityRequirement {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

/** OpenAPI Security Scheme Object. */
export type SecurityScheme = { readonly name: string; readonly pointer: JsonPointer } & (
  | { readonly type: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string }
  | { readonly type: 'oauth2' }
  | { readonly type: 'openIdConnect' }
  | { readonly type: 'mutualTLS' }
);

/** All of these schemes together are sufficient. An empty one allows anonymous access. */
export type SecurityAlternative = readonly SecurityRequirement[];

/** One method of one path, with everything inherited and resolved, so that no later layer reads the raw document. */
export interface Operation {
  /** `POST /auth/keys/code`. Unique in a document. */
  readonly label: string;
  /** operationId, else the label; percent-encoded it is the OPERATION of an address. Unique in a document. */
  readonly id: string;
  readonly method: Method;
  /** The template: `/books/{bookId}`. */
  readonly path: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** Path-level and operation-level, merged. Header parameters that OpenAPI says to ignore are not among them. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: ReadonlyMap<StatusPattern, ResponseObject>;
  /** OR of ANDs. Empty: no credentials are asked for. */
  readonly security: readonly SecurityAlternative[];
  /** The member that tells the resources of its collection apart; absent where the document does not say. */
  readonly identifier?: string;
  readonly pointer: JsonPointer;
  readonly source: JsonObject;
}
