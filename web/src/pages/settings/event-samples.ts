/** Programs to copy, in the words of the clients they use; the same in every language of the product. */

/** Sends one event from a server with Segment's own client. `origin`: this copy, such as `http://localhost:4000`. */
export function serverSample(key: string, origin: string): string {
  return `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({
  writeKey: '${key}',
  host: '${origin}',
  path: '/v1/batch',
})

analytics.identify({
  userId: 'U-1001',
  traits: { name: 'Lin Xiaowen', email: 'xiaowen@example.com' },
})
analytics.track({
  userId: 'U-1001',
  event: 'Cart Updated',
  properties: { cart_id: 'C-77', amount: 268, currency: 'CNY' },
})
await analytics.closeAndFlush()`
}

/** The same from a page in a browser. */
export function browserSample(key: string, origin: string): string {
  const { host, protocol } = new URL(origin)
  return `import { AnalyticsBrowser } from '@segment/analytics-next'

const analytics = AnalyticsBrowser.load(
  { writeKey: '${key}', cdnURL: '${origin}' },
  { integrations: { 'Segment.io': { apiHost: '${host}/v1', protocol: '${protocol.replace(':', '')}' } } },
)

await analytics.track('Product Viewed', { product_id: 'P-12', price: 99 })`
}

/** The same by hand, without a client. */
export function curlSample(key: string, origin: string): string {
  return `curl ${origin}/v1/track -u ${key}: -H 'content-type: application/json' -d '{
  "userId": "U-1001",
  "event": "Cart Updated",
  "properties": { "cart_id": "C-77", "amount": 268 }
}'`
}
