import { sha256 } from './octets.ts'

const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)] // RFC 9162 §2.1.1: no leaf can pass for a node

export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(LEAF, leaf)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right)
export const emptyRoot = (): Uint8Array => sha256()
