import type { Localized } from '../language/language.ts'

/** What each finding of a content says, and what to do about it. `{names}` are its params. */
export const contentFindingTexts = {
  'content.does-not-parse': {
    en: 'Line {line} cannot be read: {detail}. Check that every {{ and {% is closed.',
    'zh-CN': '第 {line} 行无法解析：{detail}。检查每个 {{ 和 {% 是否已闭合。',
  },
  'content.unknown-filter': {
    en: 'There is no filter “{filter}” (line {line}). Use one from the list of filters in the help.',
    'zh-CN': '没有名为“{filter}”的过滤器（第 {line} 行）。使用帮助中列出的过滤器。',
  },
  'content.unknown-tag': {
    en: 'There is no tag “{tag}” (line {line}). Use one from the list of tags in the help.',
    'zh-CN': '没有名为“{tag}”的标签（第 {line} 行）。使用帮助中列出的标签。',
  },
  'content.raw-filter': {
    en: '“raw” (line {line}) would put data of a person into the message unprotected. Remove it.',
    'zh-CN': '“raw”（第 {line} 行）会把客户数据不加保护地写入消息。删除它。',
  },
  'content.too-long': {
    en: 'The text is longer than {max} characters. Shorten it.',
    'zh-CN': '文本超过 {max} 个字符。缩短文本。',
  },
  'content.over-limit': {
    en: 'This text does too much work to be sent, such as a very long loop. Simplify it.',
    'zh-CN': '该文本运算量过大（例如循环过长），无法发送。简化文本。',
  },
  'content.unknown-name': {
    en: '“{name}” is not known here. Begin with person, entry or context, such as person.firstName.',
    'zh-CN': '此处没有“{name}”。以 person、entry 或 context 开头，例如 person.firstName。',
  },
  'content.no-language': {
    en: 'The message has no text in any language. Write at least one.',
    'zh-CN': '消息没有任何语言的文本。至少填写一种语言。',
  },
  'content.language-missing': {
    en: 'There is no text in {language}. People with that language get another one; add it if you can.',
    'zh-CN': '缺少 {language} 文本。使用该语言的客户会收到其他语言的内容，建议补充。',
  },
  'content.subject-empty': {
    en: 'The e-mail has no subject. Write one.',
    'zh-CN': '邮件没有主题。填写主题。',
  },
  'content.body-empty': {
    en: 'The e-mail has no content. Add a block.',
    'zh-CN': '邮件没有内容。添加内容块。',
  },
  'content.text-empty': {
    en: 'The text message is empty. Write its text.',
    'zh-CN': '短信为空。填写短信内容。',
  },
  'content.block-empty': {
    en: 'This block has no text. Write it, or remove the block.',
    'zh-CN': '该内容块没有文字。填写或删除该内容块。',
  },
  'content.button-without-link': {
    en: 'The button leads nowhere. Enter the address that it opens.',
    'zh-CN': '按钮没有链接。填写点击后打开的网址。',
  },
  'content.bad-link': {
    en: '“{href}” is no address that a message can link to. Use https://, mailto: or tel:.',
    'zh-CN': '“{href}”不是消息可用的链接。使用 https://、mailto: 或 tel:。',
  },
  'content.image-without-source': {
    en: 'The image has no address. Enter where the picture is.',
    'zh-CN': '图片没有地址。填写图片网址。',
  },
  'content.image-without-words': {
    en: 'The image has no description. Many readers do not see pictures; say what it shows.',
    'zh-CN': '图片没有说明文字。许多读者看不到图片，需写明图片内容。',
  },
  'content.products-without-list': {
    en: 'The product block does not say which list it shows. Enter one, such as entry.items.',
    'zh-CN': '商品块未指定要展示的列表。填写，例如 entry.items。',
  },
  'content.mjml-broken': {
    en: 'This MJML cannot be turned into an e-mail. Begin with <mjml>, close every tag, and nest less.',
    'zh-CN': '此 MJML 无法生成邮件。以 <mjml> 开头，闭合所有标签，并减少嵌套层数。',
  },
  'content.mjml-without-body': {
    en: 'The MJML has no closing </mj-body>, so the footer has no place. Add it.',
    'zh-CN': 'MJML 缺少结束标签 </mj-body>，无法放置页脚。补上该标签。',
  },
  'content.mjml-open-comment': {
    en: 'A comment is not closed and would hide the unsubscribe link. Close it with -->.',
    'zh-CN': '有注释未闭合，会遮住退订链接。用 --> 结束注释。',
  },
  'content.mjml-include': {
    en: 'mj-include is not available. Paste the part into the MJML itself.',
    'zh-CN': '不支持 mj-include。将该部分直接粘贴到 MJML 中。',
  },
  'content.mjml-script': {
    en: 'Scripts do not work in e-mails and are not sent. Remove them.',
    'zh-CN': '邮件中不能使用脚本，也不会发送。删除脚本。',
  },
  'content.own-unsubscribe': {
    en: '“{words}” looks like a way to unsubscribe but leads elsewhere. Let it open {{ unsubscribeUrl }}, or remove it: the footer has one.',
    'zh-CN': '“{words}”看起来是退订入口，却通向别处。将链接改为 {{ unsubscribeUrl }}，或删除它：页脚已有退订链接。',
  },
  'content.transactional-marketing': {
    en: 'A transactional message may not carry marketing, such as recommendations or an unsubscribe link. Remove it, or make the message marketing.',
    'zh-CN': '事务类消息不能包含营销内容（如商品推荐或退订链接）。删除，或将消息改为营销类。',
  },
  'content.transactional-topic': {
    en: 'A transactional message has no topic to opt out of. Remove the topic, or make the message marketing.',
    'zh-CN': '事务类消息没有可退订的主题。删除主题，或将消息改为营销类。',
  },
  'content.doubled-signature': {
    en: 'The SMS channel already adds “{signature}”. Remove it from the text.',
    'zh-CN': '短信通道会自动添加“{signature}”。从正文中删除。',
  },
  'content.typographic-signs': {
    en: 'The signs {signs} make this text cost more parts. Replace them with the plain ones offered.',
    'zh-CN': '字符 {signs} 会增加短信条数。替换为系统建议的普通字符。',
  },
  'content.many-parts': {
    en: 'The text is sent as {parts} messages and costs as many. Shorten it if you can.',
    'zh-CN': '该短信将拆成 {parts} 条发送并计费。建议缩短。',
  },
} as const satisfies Readonly<Record<string, Localized>>
