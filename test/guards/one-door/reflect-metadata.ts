// Breaks atlas/one-door where it stands as crawler/network/connector.ts: tests need it to make certificates.
import 'reflect-metadata'

export const nothing = undefined
