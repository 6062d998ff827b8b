/** What the demo shop sells, to whom, and where they live. */
export interface Product {
  readonly id: string
  readonly en: string
  readonly zh: string
  readonly category: 'Tea' | 'Kitchen' | 'Bath' | 'Garden' | 'Paper'
  /** In yuan. */
  readonly yuan: number
}

const product = (id: string, en: string, zh: string, category: Product['category'], yuan: number): Product => ({
  id,
  en,
  zh,
  category,
  yuan,
})

export const products: readonly Product[] = [
  product('tea-01', 'Longjing green tea, 100 g', '龙井绿茶 100 克', 'Tea', 128),
  product('tea-02', 'Aged white tea, 200 g', '陈年白茶 200 克', 'Tea', 218),
  product('tea-03', 'Jasmine pearls, 80 g', '茉莉龙珠 80 克', 'Tea', 98),
  product('tea-04', 'Celadon teapot', '青瓷茶壶', 'Tea', 368),
  product('tea-05', 'Travel tea set', '旅行茶具', 'Tea', 259),
  product('kit-01', 'Cast iron pan', '铸铁煎锅', 'Kitchen', 329),
  product('kit-02', 'Walnut chopping board', '胡桃木砧板', 'Kitchen', 188),
  product('kit-03', 'Linen apron', '亚麻围裙', 'Kitchen', 148),
  product('kit-04', 'Ceramic bowl, pair', '陶瓷碗一对', 'Kitchen', 118),
  product('kit-05', 'Bamboo steamer', '竹蒸笼', 'Kitchen', 89),
  product('bath-01', 'Pear blossom soap', '梨花香皂', 'Bath', 45),
  product('bath-02', 'Waffle towel', '华夫格毛巾', 'Bath', 79),
  product('bath-03', 'Cedar bath salts', '雪松浴盐', 'Bath', 68),
  product('bath-04', 'Cotton robe', '纯棉浴袍', 'Bath', 299),
  product('gar-01', 'Herb seed box', '香草种子盒', 'Garden', 65),
  product('gar-02', 'Terracotta planter', '红陶花盆', 'Garden', 135),
  product('gar-03', 'Steel trowel', '不锈钢小铲', 'Garden', 72),
  product('gar-04', 'Watering can', '洒水壶', 'Garden', 156),
  product('pap-01', 'Xuan paper notebook', '宣纸笔记本', 'Paper', 58),
  product('pap-02', 'Brass fountain pen', '黄铜钢笔', 'Paper', 198),
  product('pap-03', 'Wrapping paper set', '包装纸套装', 'Paper', 39),
  product('pap-04', 'Wall calendar', '挂历', 'Paper', 88),
]

export interface City {
  readonly name: string
  readonly country: string
  readonly zone: string
  /** Hours ahead of UTC in winter: when people there are awake. */
  readonly ahead: number
}

const city = (name: string, country: string, zone: string, ahead: number): City => ({ name, country, zone, ahead })

export const chineseCities: readonly City[] = [
  ...['上海', '北京', '杭州', '广州', '深圳', '成都', '南京', '武汉', '西安', '苏州', '厦门', '青岛'].map((name) =>
    city(name, 'CN', 'Asia/Shanghai', 8),
  ),
  city('香港', 'HK', 'Asia/Hong_Kong', 8),
  city('新加坡', 'SG', 'Asia/Singapore', 8),
]
export const otherCities: readonly City[] = [
  city('London', 'GB', 'Europe/London', 0),
  city('Manchester', 'GB', 'Europe/London', 0),
  city('Edinburgh', 'GB', 'Europe/London', 0),
  city('Dublin', 'IE', 'Europe/Dublin', 0),
  city('New York', 'US', 'America/New_York', -5),
  city('Chicago', 'US', 'America/Chicago', -6),
  city('Seattle', 'US', 'America/Los_Angeles', -8),
  city('Toronto', 'CA', 'America/Toronto', -5),
  city('Sydney', 'AU', 'Australia/Sydney', 10),
  city('Singapore', 'SG', 'Asia/Singapore', 8),
  city('Berlin', 'DE', 'Europe/Berlin', 1),
]

/** Characters with their spelling in e-mail addresses. */
const spelled = (text: string): readonly (readonly [string, string])[] =>
  text.split(' ').map((pair) => {
    const [characters = '', spelling = ''] = pair.split('/')
    return [characters, spelling] as const
  })

export const chineseSurnames = spelled(
  '王/wang 李/li 张/zhang 刘/liu 陈/chen 杨/yang 黄/huang 赵/zhao 吴/wu 周/zhou 徐/xu 孙/sun 马/ma 朱/zhu 胡/hu 郭/guo 何/he 林/lin 高/gao 罗/luo 郑/zheng 梁/liang 谢/xie 宋/song 唐/tang 许/xu 韩/han 冯/feng 沈/shen 曹/cao',
)
export const chineseGivenNames = spelled(
  '晓雯/xiaowen 子涵/zihan 雨桐/yutong 欣怡/xinyi 诗涵/shihan 思远/siyuan 浩然/haoran 俊杰/junjie 宇轩/yuxuan 梓萱/zixuan 佳琪/jiaqi 明哲/mingzhe 文博/wenbo 静怡/jingyi 雅琴/yaqin 建国/jianguo 丽华/lihua 志强/zhiqiang 美玲/meiling 晨曦/chenxi 若曦/ruoxi 一诺/yinuo 泽宇/zeyu 婉清/wanqing 国栋/guodong 秀英/xiuying 天佑/tianyou 海燕/haiyan 芷若/zhiruo 立行/lixing',
)
export const otherSurnames =
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker Thompson White Edwards Hughes Green Hall Wood Harris Clarke Murphy Kelly Nguyen Garcia Martin Weber Becker Campbell Stewart Morgan'.split(
    ' ',
  )
export const otherGivenNames =
  'Anna Oliver Amelia George Isla Noah Ava Arthur Mia Leo Ivy Theo Lily Oscar Grace Henry Freya Jack Emily Charlie Priya Liam Sophie Ethan Hannah Lukas Clara Marcus Zoe Daniel'.split(
    ' ',
  )
