/** The only way out of the process: every outbound HTTP call goes through an `Egress` (SECURITY 16 to 24). */
export interface EgressRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly body: string | null
  readonly timeoutMs: number
}

export type EgressAnswer =
  | {
      readonly type: 'answered'
      readonly status: number
      readonly retryAfter: string | null
      readonly contentType: string
      readonly body: string
    }
  /** Never sent: the address is not allowed, or the request is malformed. `code` names the sentence. */
  | { readonly type: 'refused'; readonly code: string; readonly host: string }
  /** The request may have arrived. */
  | { readonly type: 'timeout' }
  /** Nothing was sent. */
  | { readonly type: 'unreachable'; readonly code: string }

export interface Egress {
  request(request: EgressRequest): Promise<EgressAnswer>
}
