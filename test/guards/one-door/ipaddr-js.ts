// Breaks atlas/one-door where it stands as crawler/network/locate.ts: one file decides what an address is.
import ipaddr from 'ipaddr.js'

export const parse = ipaddr
