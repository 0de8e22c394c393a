import { lockFolder } from '../../src/folder-lock.ts'

// A program that holds the lock of a folder until it is killed.
process.send?.(await lockFolder(process.argv[2] ?? ''))
setInterval(() => {}, 1000)
