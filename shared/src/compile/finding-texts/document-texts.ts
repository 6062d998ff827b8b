import { say, type FindingTexts } from './text.ts'

/** About a file that is to become a journey, or a call that starts one. */
export const documentTexts: FindingTexts = {
  'document.unreadable': say(
    'This is not a journey file.',
    'Choose a file that was exported from here, or JSON that follows the journey schema.',
    '这不是旅程文件。',
    '选择从本系统导出的文件，或符合旅程结构定义的 JSON。',
  ),
  'document.no-version': say(
    'The file does not say which version of the format it is written in.',
    'Add "dsl": 1 at the top of the file.',
    '文件未注明格式版本。',
    '在文件开头加上 "dsl": 1。',
  ),
  'document.newer': say(
    'The file is written in format {version}; this installation reads up to {present}.',
    'Update this installation, or export the journey again from one of the same version.',
    '文件的格式版本为 {version}，本系统最高支持 {present}。',
    '升级本系统，或从相同版本的系统重新导出。',
  ),
  'document.missing': say(
    'The file lacks a value in “{field}”.',
    'Fill it in at the place that is named, then import again.',
    '文件的「{field}」中缺少值。',
    '在所示位置补上，然后重新导入。',
  ),
  'document.invalid': say(
    'A value in “{field}” of the file does not fit.',
    'Correct it at the place that is named, then import again.',
    '文件的「{field}」中有不符合要求的值。',
    '在所示位置更正，然后重新导入。',
  ),
  'document.unknown-key': say(
    'The file has something called “{field}” that no journey has.',
    'Remove it, or correct its spelling.',
    '文件中有旅程不认识的「{field}」。',
    '删除它，或更正拼写。',
  ),
  'invalid.missing-input': say(
    'The call does not pass “{name}”, which the journey needs.',
    'Pass it in "data", or make it optional in the start of the journey.',
    '调用时缺少旅程所需的参数「{name}」。',
    '在 "data" 中传入，或在旅程触发中设为可选。',
  ),
  'invalid.unknown-input': say(
    'The call passes “{name}”, which the journey does not know.',
    'Remove it from "data", or add it to the start of the journey.',
    '调用时传入了旅程不认识的参数「{name}」。',
    '从 "data" 中删除，或在旅程触发中添加。',
  ),
  'invalid.input-type': say(
    '“{name}” is not of the type that the journey needs ({type}).',
    'Pass a value of that type.',
    '参数「{name}」的类型不符合要求（{type}）。',
    '传入该类型的值。',
  ),
  'journey.id-invalid': say(
    'The id “{id}” of this journey cannot be used.',
    'Use small Latin letters, digits and hyphens, beginning with a letter, at most 63.',
    '旅程标识「{id}」不可用。',
    '使用小写字母、数字和连字符，以字母开头，最多 63 个字符。',
  ),
  'journey.name-missing': say(
    'The journey has no name.',
    'Give it a name at the top of the canvas.',
    '旅程没有名称。',
    '在画布顶部填写名称。',
  ),
  'journey.zone-unknown': say(
    'There is no time zone called “{zone}”.',
    'Choose a time zone in the settings of the journey, such as Asia/Shanghai.',
    '没有名为「{zone}」的时区。',
    '在旅程设置中选择时区，例如 Asia/Shanghai。',
  ),
  'graph.too-many-nodes': say(
    'The journey has {count} steps; {limit} is the most.',
    'Split it into several journeys: one can add a tag at its end, and the next can start with it.',
    '旅程有 {count} 个步骤，最多为 {limit} 个。',
    '拆成多个旅程：前一个在末尾添加标签，后一个由此触发。',
  ),
  'graph.too-many-edges': say(
    'The journey has {count} lines; {limit} is the most.',
    'Split it into several journeys.',
    '旅程有 {count} 条连线，最多为 {limit} 条。',
    '拆成多个旅程。',
  ),
}
