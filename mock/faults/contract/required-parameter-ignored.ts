import type { Fault } from '../../fault.ts';

/** Carries out requests without a required parameter. */
export const requiredParameterIgnored: Fault = {
  id: 'required-parameter-ignored',
  family: 'contract',
  summary: 'carries out requests without a required parameter',
  provokes: 'invalid-rejected',
  also: [],
  appliesTo: (operation) =>
    operation.parameters.some(
      ({ required, in: location }) =>
        required && (location === 'query' || location === 'header' || location === 'cookie'),
    ),
  optionalParameters: true,
};
