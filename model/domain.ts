// Domain: a host name that has been parsed once; everything after trusts the type.

declare const parsed: unique symbol
/** A host name in lower-case ASCII (A-labels), without port, trailing dot or scheme; made only by `parseDomain`. */
export type Domain = string & { readonly [parsed]: true }
