import { removeServiceFile, writeServiceFile } from './service-files.ts'

/** Whoever starts kiosks finds `maintenance` and leaves this one alone. A disk that is full keeps no operator from the end. */
export function noteMaintenance(folder: string, report: (line: object) => void): void {
  try {
    writeServiceFile(folder, 'maintenance', '')
    removeServiceFile(folder, 'exit')
  } catch (error) {
    report({ event: 'maintenance not noted', problem: String(error) })
  }
}
