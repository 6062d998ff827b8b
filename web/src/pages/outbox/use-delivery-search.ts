import { useSearch } from '@tanstack/react-router'

/** The filters of the outbox and the open message, as the address has them. */
export function useDeliverySearch() {
  return useSearch({ from: '/shell/outbox' })
}
