import { expect, test } from 'vitest'
import { frameHtml } from '@trailwright/shared/wire/contents.ts'
import { frames } from './frames.ts'
import { testApp } from './testing.ts'

test('framed HTML has an origin of its own, runs nothing, and is gone after ten minutes', async () => {
  const t = await testApp({ features: [frames] })
  const html = '<p style="color:red">Hi</p><script>top.stolen = true</script>'
  const { src } = await t.as.viewer.call(frameHtml, { body: { html } })
  const get = () => t.as.nobody.request('GET', src)
  const { text, headers } = await get()
  expect(text).toBe(html)
  const policy = headers.get('content-security-policy')?.split('; ')
  expect(policy).toContain('sandbox')
  expect(policy).toContain(`default-src 'none'`)
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  expect(headers.get('cache-control')).toBe('no-store')
  await t.clock.moveBy(600_000)
  expect((await get()).status).toBe(404)
  expect((await t.as.viewer.request('GET', '/frames/guess')).status).toBe(404)
  await t.close()
})

test('only the latest 200 are kept', async () => {
  const t = await testApp({ features: [frames] })
  const made: string[] = []
  for (let n = 0; n < 201; n += 1) made.push((await t.as.viewer.call(frameHtml, { body: { html: String(n) } })).src)
  const statuses = await Promise.all(
    [made[0], made[1], made[200]].map(async (src) => (await t.as.nobody.request('GET', src ?? '')).status),
  )
  expect(statuses).toEqual([404, 200, 200])
  await t.close()
})
