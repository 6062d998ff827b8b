export const httpRequestText = {
  en: {
    name: 'Call a web address',
    help: 'Sends a request to one of your systems and may keep parts of the answer for later steps. Without a path for errors, people are held until somebody mends it.',
    find: ['webhook', 'http', 'api call', 'request', 'post', 'custom action', 'send and receive data', 'zapier'],
    ports: { ok: 'OK', error: 'Error', timeout: 'No answer' },
    fields: {
      method: 'Method',
      url: 'Address',
      headers: 'Headers',
      secret: 'Signed in with',
      body: 'Body',
      keep: 'Keep from the answer',
      success: 'Counts as OK',
      timeout: 'Wait for an answer',
      retries: 'Tries again',
    },
    options: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
  },
  'zh-CN': {
    name: '调用网址',
    help: '向您的系统发送请求，并可记下返回内容供后续步骤使用。若未连接「出错」出口，出错的用户会暂存于此，修复后再继续。',
    find: ['接口', 'HTTP', '回调', '请求', '网络钩子', 'webhook', 'API', '对接'],
    ports: { ok: '成功', error: '出错', timeout: '无响应' },
    fields: {
      method: '方法',
      url: '网址',
      headers: '请求头',
      secret: '使用密钥',
      body: '请求正文',
      keep: '记下返回内容',
      success: '视为成功的状态码',
      timeout: '响应时限',
      retries: '重试次数',
    },
    options: { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
  },
}

export const httpRequestWords = {
  en: { calls: '{method} to {host}', chooseUrl: 'Enter an address' },
  'zh-CN': { calls: '向{host}发送{method}', chooseUrl: '填写网址' },
}
