// Breaks atlas/one-door where it stands as crawler/network/connector.ts: certificates are made for tests only.
import { X509Certificate } from '@peculiar/x509'

export const certificate = X509Certificate
