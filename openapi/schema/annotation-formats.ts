/**
 * Formats of the OpenAPI format registry that say how a value is meant and not which text is allowed, and formats whose
 * syntax no two validators agree on: never asserted.
 */
export const annotationFormats: readonly string[] = [
  'binary', 'byte', 'password', 'double', 'float', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'decimal', 'decimal128',
  'double-int', 'char', 'commonmark', 'html', 'http-date', 'media-range', 'sf-binary', 'sf-boolean', 'sf-decimal', 'sf-integer', 'sf-string', 'sf-token',
  'base64url', 'unixtime', 'iso-time', 'iso-date-time',
];
