// What the build puts in: where the API is; empty for the host that served the page.
declare const __ATLAS_API__: string
