import { describe, expect, it } from 'vitest'
import { composeSms, countSms, hasDoubledSignature, offerPlainSigns, dearSigns } from './sms.ts'

describe('parts of a text message', () => {
  it('double with one curly apostrophe [content-sms-typographic-apostrophe]', () => {
    const a =
      "Votre code de suivi est pret: n'oubliez pas de passer avant samedi. L'equipe du magasin vous attend rue du Port."
    const b = a.replaceAll("'", '’')
    const c = a.replace('pret', 'prêt')
    expect(countSms(a)).toEqual({ encoding: 'GSM-7', length: 112, parts: 1 })
    expect(countSms(b)).toEqual({ encoding: 'UCS-2', length: 112, parts: 2 })
    expect(offerPlainSigns(b)).toEqual({ text: a, replaced: [{ from: '’', to: "'" }] })
    expect(countSms(c)).toEqual({ encoding: 'UCS-2', length: 112, parts: 2 })
    expect(offerPlainSigns(c)).toBeNull()
    expect(10_000 * countSms(b).parts).toBe(2 * 10_000 * countSms(a).parts)
  })

  it('know what counts twice [content-sms-euro-sign-edge]', () => {
    const of = (count: number, end: string): unknown => countSms('a'.repeat(count) + end)
    expect(of(158, '€')).toEqual({ encoding: 'GSM-7', length: 160, parts: 1 })
    expect(of(157, '€€')).toEqual({ encoding: 'GSM-7', length: 161, parts: 2 })
    expect(of(156, '€€')).toEqual({ encoding: 'GSM-7', length: 160, parts: 1 })
  })

  it('hold the signature and the way out [content-sms-signature-is-part-of-the-text]', () => {
    const body = '春'.repeat(66)
    const frame = { signature: '【晨光商城】', optOut: '拒收请回复R' }
    expect(countSms(body)).toEqual({ encoding: 'UCS-2', length: 66, parts: 1 })
    expect(countSms(composeSms(body, frame))).toEqual({ encoding: 'UCS-2', length: 78, parts: 2 })
    expect(hasDoubledSignature(body, frame)).toBe(false)
    expect(hasDoubledSignature(`【晨光商城】${body}`, frame)).toBe(true)
  })

  it('do not cut a character in two', () => {
    expect(countSms('a'.repeat(152) + '€' + 'a'.repeat(152))).toEqual({ encoding: 'GSM-7', length: 306, parts: 3 })
    expect(countSms('a'.repeat(153) + '€' + 'a'.repeat(151))).toEqual({ encoding: 'GSM-7', length: 306, parts: 2 })
    expect(countSms('字'.repeat(66) + '🎁' + '字'.repeat(66))).toEqual({ encoding: 'UCS-2', length: 134, parts: 3 })
    expect(countSms('')).toEqual({ encoding: 'GSM-7', length: 0, parts: 0 })
  })

  it('name the characters that make them dear, with what says the same', () => {
    expect(dearSigns('It’s 20 °C – it’s hot 🎁')).toEqual([
      { sign: '’', count: 2, plain: "'" },
      { sign: '°', count: 1, plain: null },
      { sign: '–', count: 1, plain: '-' },
      { sign: '🎁', count: 1, plain: null },
    ])
    expect(dearSigns('Plain € text')).toEqual([])
  })

  it('the 128 places of the alphabet are filled', () => {
    const places = [...'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ'].length
    expect(places).toBe(31)
    expect(countSms('ÄÖÑÜ§¿äöñüà¤¡').encoding).toBe('GSM-7')
    expect(countSms('`').encoding).toBe('UCS-2')
    expect(countSms('ç').encoding).toBe('UCS-2')
  })
})
