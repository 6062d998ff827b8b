import { z } from 'zod'

/** Status codes of success, such as `2xx, 404`. */
export const successSchema = z.string().regex(/^\s*(?:\d{3}|[1-5]xx)(?:\s*,\s*(?:\d{3}|[1-5]xx))*\s*$/)

export const isSuccess = (success: string, status: number): boolean =>
  success.split(',').some((entry) => {
    const wanted = entry.trim()
    return wanted.endsWith('xx') ? Math.floor(status / 100) === Number(wanted[0]) : status === Number(wanted)
  })
