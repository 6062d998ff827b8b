import { expect, test } from 'vitest'
import { humanName } from './human-name.ts'

const none = new Map<string, object>()

test('a name reads as words', () => {
  expect(humanName('property', 'cart_id', none, 'en')).toBe('cart ID')
  expect(humanName('attribute', 'favouriteCategory', none, 'en')).toBe('favourite category')
  expect(humanName('property', 'address.postal_code', none, 'en')).toBe('address postal code')
  expect(humanName('event', 'order_completed', none, 'en')).toBe('Order completed')
  expect(humanName('event', 'Cart Updated', none, 'en')).toBe('Cart Updated')
})

test('the usual names of shops stand in Chinese, however they are spelt', () => {
  expect(humanName('property', 'cart_id', none, 'zh-CN')).toBe('购物车 ID')
  expect(humanName('property', 'cartId', none, 'zh-CN')).toBe('购物车 ID')
  expect(humanName('property', 'total', none, 'zh-CN')).toBe('金额')
  expect(humanName('event', 'Cart Updated', none, 'zh-CN')).toBe('更新购物车')
  expect(humanName('attribute', 'address.city', none, 'zh-CN')).toBe('地址的城市')
  expect(humanName('event', '提交表单', none, 'zh-CN')).toBe('提交表单')
})

test('what the workspace says comes first; in another language it is better than nothing', () => {
  const labels = new Map([
    ['property total', { en: 'amount' }],
    ['attribute ltv', { 'zh-CN': '终身价值' }],
  ])
  expect(humanName('property', 'total', labels, 'en')).toBe('amount')
  expect(humanName('property', 'total', labels, 'zh-CN')).toBe('金额')
  expect(humanName('attribute', 'total', labels, 'en')).toBe('total')
  expect(humanName('attribute', 'ltv', labels, 'en')).toBe('终身价值')
})
