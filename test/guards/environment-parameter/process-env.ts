// Breaks atlas/environment-parameter where it stands as crawler/engine.ts: settings are read once, from one table.
export const port = process.env['PORT']
