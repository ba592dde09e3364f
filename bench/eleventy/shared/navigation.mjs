/** The same links as on our pages. */
export const NAV = [
  ['/policies/', '政策文件'],
  ['/interpretations/', '政策解读'],
  ['/apply/', '依申请公开'],
  ['/guide/', '公开指南'],
  ['/annual-reports/', '年度报告'],
  ['/agencies/', '机构职能'],
];

export const FOOT = [
  ['/sitemap/', '网站地图'],
  ['/catalogue/', '法定主动公开'],
  ['/find-fault/', '我为政府网站找错'],
  ['/data/', '开放数据'],
  ['/feeds/', '订阅'],
  ['/self-check/', '网站自查'],
  ['/pages/accessibility/', '无障碍说明'],
];
