/** What a fault says of itself, for the log and for "why". */
export const problemOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** Whether the database broke off, which is nobody's own fault: the transaction is to run again, later. */
export const isOfDatabase = (fault: unknown): boolean => fault instanceof Error && 'code' in fault
