import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Memory and work of the process that runs the extension and its worker. */
export interface HostUse {
  readonly megabytes: number
  readonly cpuMilliseconds: number
}

/** The extension host of the editor that opened `folder`; `undefined` where the system does not tell. */
export function hostUse(folder: string): HostUse | undefined {
  const home = `HOME=${path.join(path.dirname(folder), 'home')}`
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const isHost = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost')
      if (!isHost || !readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(home)) continue
      const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      // Fields 14 and 15, counted in hundredths of a second.
      return { megabytes: Number(rss) / 1024, cpuMilliseconds: (Number(stat[11]) + Number(stat[12])) * 10 }
    } catch {
      // it ended meanwhile
    }
  }
  return undefined
}
