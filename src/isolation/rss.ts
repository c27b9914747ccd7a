import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** No disk is behind it: it is there in microseconds, where a promise would wait behind the database's. */
const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

/** Resident memory of another process in bytes; null if it cannot be told or the process is gone. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === 'linux') {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(statusOf(pid))?.[1];
    return kilobytes ? Number(kilobytes) * 1024 : null;
  }
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number.parseInt(stdout, 10);
      resolve(error || Number.isNaN(kilobytes) ? null : kilobytes * 1024);
    });
  });
}
