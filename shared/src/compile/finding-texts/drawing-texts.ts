import { say, type FindingTexts } from './text.ts'

/** About what is drawn: steps, lines and paths. */
export const drawingTexts: FindingTexts = {
  'node.id-twice': say(
    'Two steps have the same id “{id}”.',
    'Remove one of them, or paste it again: pasted steps get an id of their own.',
    '有两个步骤的标识同为「{id}」。',
    '删除其中一个，或重新粘贴：粘贴的步骤会获得新标识。',
  ),
  'node.id-invalid': say(
    'The id “{id}” of this step cannot be used.',
    'Copy the step, paste it and remove this one: the copy gets a usable id.',
    '该步骤的标识「{id}」不可用。',
    '复制并粘贴该步骤，再删除原步骤：副本会获得可用的标识。',
  ),
  'node.kind-unknown': say(
    'This installation has no step of the kind “{kind}”.',
    'Remove the step, or update this installation. What the step holds is kept until then.',
    '本系统没有「{kind}」类型的步骤。',
    '删除该步骤或升级本系统；在此之前其内容会原样保留。',
  ),
  'node.newer': say(
    'This step was made by a newer version of the product ({version}; here {known}).',
    'Update this installation, or replace the step.',
    '该步骤由更新版本的产品创建（版本 {version}，此处为 {known}）。',
    '升级本系统，或替换该步骤。',
  ),
  'node.unreachable': say(
    'Nobody ever comes to this step.',
    'Draw a line to it, or remove it.',
    '没有用户会到达该步骤。',
    '连线到该步骤，或将其删除。',
  ),
  'edge.from-nowhere': say(
    'A line begins at a step that is no longer there ({from}).',
    'Use “Remove dangling lines”.',
    '有一条连线的起点步骤已不存在（{from}）。',
    '使用「清除悬空连线」。',
  ),
  'edge.to-nowhere': say(
    'The path “{port}” leads to a step that is no longer there ({to}).',
    'Draw the line to another step, or use “Remove dangling lines”.',
    '出口「{port}」指向的步骤已不存在（{to}）。',
    '连到其他步骤，或使用「清除悬空连线」。',
  ),
  'edge.second': say(
    'Two lines leave the path “{port}”: to {to} and to {also}. A person can only take one.',
    'Remove one of the lines, or put a step in between that decides.',
    '出口「{port}」有两条连线：分别到 {to} 和 {also}，而用户只能走一条。',
    '删除其中一条，或在中间加一个分流步骤。',
  ),
  'edge.port-unknown': say(
    'A line leaves this step by a path “{port}” that it does not have.',
    'Draw the line from one of the paths of the step, or use “Remove dangling lines”.',
    '有连线从该步骤不存在的出口「{port}」引出。',
    '从该步骤现有的出口连线，或使用「清除悬空连线」。',
  ),
  'edge.into-trigger': say(
    'The path “{port}” leads back into a start.',
    'Draw the line to the step after the start.',
    '出口「{port}」连回了触发步骤。',
    '连到触发之后的步骤。',
  ),
  'port.nothing-follows': say(
    'Nothing follows this step: people leave as “finished”.',
    'If that is meant, add “Leave” with a reason, so that it is counted under a name.',
    '该步骤之后没有内容：用户将以「已完成」离开。',
    '若确实如此，添加「离开」并写明原因，以便按名称计数。',
  ),
  'port.leads-nowhere': say(
    'The path “{port}” leads nowhere. People would stop there without a reason.',
    'Draw a line from it to the next step, or to “Leave”.',
    '出口「{port}」没有去向，用户会在此无故终止。',
    '从该出口连到下一步，或连到「离开」。',
  ),
  'port.never-taken': say(
    'Nobody will take the path “{port}”: “{event}” makes people leave first, by the rule “{rule}”.',
    'Remove the rule from the settings of the journey, or the event from this wait.',
    '没有用户会走「{port}」：事件「{event}」会先按规则「{rule}」让用户离开。',
    '从旅程设置中删除该规则，或从此等待中删除该事件。',
  ),
  'path.no-trigger': say(
    'Nobody can enter: the journey has no start.',
    'Add a start from the palette, such as “Event happens”.',
    '无人可进入：旅程没有触发。',
    '从步骤库添加触发，例如「事件触发」。',
  ),
  'path.cycle': say(
    'People would go round in a circle for ever: {nodes}.',
    'Remove one of the lines of the circle.',
    '用户会无限循环：{nodes}。',
    '删除循环中的一条连线。',
  ),
}
