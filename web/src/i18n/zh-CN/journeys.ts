import type { journeys as english } from '../en/journeys.ts'
import type { Same } from '../shape.ts'

export const journeys = {
  title: '旅程',
  search: '搜索旅程',
  filter: '按状态筛选旅程',
  all: '全部',
  create: '新建旅程',
  fromStarter: '从模板开始',
  importFile: '导入文件',
  newName: '新旅程',
  columns: {
    journey: '旅程',
    status: '状态',
    inside: '在旅程中',
    entered: '进入',
    owner: '负责人',
    edited: '修改',
  },
  noTrigger: '尚无触发',
  changed: '草稿有改动',
  nothing: '没有符合的旅程',
  nothingHelp: '换一个词搜索，或显示全部状态。',
  showAll: '显示全部',
  insideNone: '目前没有人在旅程中。',
  inside_other: '{people} 人在 {journeys}中。',
  journeys_other: '{count} 个旅程',
  imported: '已导入。有 {count} 处引用需要检查。',
  importedWhole: '已导入。',
  importUnreadable: '文件不是 JSON。选择从此处导出的文件。',
} as const satisfies Same<typeof english>
