import { list } from './words.ts';

/** How a theme speaks: its share of all documents, the item of 第二十条 its documents fall under, and its own nouns. */
interface Vocabulary {
  readonly weight: number;
  readonly item: string;
  readonly nouns: readonly string[];
}

/** By the ids of `content/themes.yaml`; a theme not named here gets the words of `other`. */
export const THEMES: Readonly<Record<string, Vocabulary>> = {
  organs: {
    weight: 3,
    item: 'organ',
    nouns: list(
      '机构编制 内设处室 职能职责 权责清单 议事机构 派出机构 垂管单位 事业单位 法人登记 编制核查 岗位设置 赋权事项',
    ),
  },
  'general-affairs': {
    weight: 9,
    item: 'otherStatutory',
    nouns: list(
      '政务公开 政策解读 政府网站 新媒体账号 公开目录 督查事项 会议纪要 公文格式 值班值守 电子印章 信访积案 热线工单 政务数据',
    ),
  },
  'economy-soe': {
    weight: 6,
    item: 'majorProjects',
    nouns: list(
      '国有资产 产权交易 价格监测 成本监审 重大项目 投资计划 园区考核 统计调查 营商环境 民间投资 产业基金 节能审查 混改企业',
    ),
  },
  'finance-audit': {
    weight: 8,
    item: 'budget',
    nouns: list(
      '预算草案 绩效目标 转移支付 政府债券 国库集中支付 非税收入 政府采购 审计整改 财政票据 融资担保 小额贷款 信用信息 税收优惠',
    ),
  },
  'land-energy': {
    weight: 5,
    item: 'licensing',
    nouns: list(
      '国土空间 土地供应 耕地占补 不动产登记 采矿许可 海域使用 岸线修复 光伏电站 充电设施 天然气储备 用电负荷 风电场 地质灾害',
    ),
  },
  'agri-forest-water': {
    weight: 6,
    item: 'livelihood',
    nouns: list(
      '高标准农田 粮食储备 种质资源 农机购置 畜禽养殖 休渔禁渔 海洋牧场 河湖长制 水库除险 农村供水 林长制 古树名木 防火隔离带',
    ),
  },
  'industry-transport': {
    weight: 7,
    item: 'plans',
    nouns: list(
      '工业互联网 专精特新 首台套 技术改造 化工园区 通信基站 公路养护 轨道交通 公交线网 港口作业 航道疏浚 网约车 快递末端 船舶防污',
    ),
  },
  'trade-customs-tourism': {
    weight: 5,
    item: 'plans',
    nouns: list(
      '跨境电商 保税仓储 会展场馆 外资项目 口岸通关 家电回收 汽车消费 夜间经济 步行街 旅游民宿 景区承载量 研学线路 邮轮母港',
    ),
  },
  'market-safety': {
    weight: 8,
    item: 'supervision',
    nouns: list(
      '食品摊贩 特种设备 计量器具 缺陷产品 网络交易 知识产权 药品零售 化妆品 质量认证 危化品 矿山安全 消防通道 有限空间 安全培训',
    ),
  },
  'construction-environment': {
    weight: 10,
    item: 'licensing',
    nouns: list(
      '老旧小区 保障性租赁住房 物业维修资金 建筑工地 海绵城市 供热管网 污水处理 垃圾分类 停车设施 口袋公园 大气管控 排污许可 噪声敏感区 历史街区',
    ),
  },
  'science-education': {
    weight: 7,
    item: 'livelihood',
    nouns: list(
      '义务教育 学位供给 课后服务 校园餐 校外培训 职业院校 产教融合 科技计划 技术合同 孵化器 实验平台 科普场馆 研发补助 校车',
    ),
  },
  'culture-media': {
    weight: 4,
    item: 'livelihood',
    nouns: list(
      '图书馆 博物馆 非遗项目 文物普查 演出场所 广播电视 公共文化空间 全民阅读 群众艺术 版权登记 考古勘探 海洋文化',
    ),
  },
  'health-sport': {
    weight: 6,
    item: 'livelihood',
    nouns: list(
      '家庭医生 分级诊疗 院前急救 疾病监测 托育机构 健康驿站 中医药 血液供应 健身步道 赛事活动 学生近视 体质监测 医疗废物',
    ),
  },
  'population-women-children': {
    weight: 3,
    item: 'livelihood',
    nouns: list(
      '出生登记 生育支持 困境儿童 妇女权益 家庭教育 母婴设施 儿童友好城市 未成年人保护 居住证 户籍迁移 人口监测',
    ),
  },
  'labour-personnel': {
    weight: 8,
    item: 'recruitment',
    nouns: list(
      '就业援助 创业担保贷款 技能等级 零工市场 工资支付 工伤认定 社会保险 人才公寓 职称评审 公务员招考 劳动仲裁 高校毕业生 退役军人',
    ),
  },
  'police-security-justice': {
    weight: 5,
    item: 'enforcement',
    nouns: list(
      '烟花爆竹 电动自行车 养犬登记 反诈宣传 交通信号 行政复议 法律援助 人民调解 公证服务 社区矫正 执法证件 裁量基准',
    ),
  },
  'civil-affairs-relief': {
    weight: 6,
    item: 'livelihood',
    nouns: list(
      '最低生活保障 临时救助 养老床位 适老化改造 长期护理 残疾人辅具 慈善组织 社会工作站 殡葬服务 地名标志 救灾物资 婚姻登记 特困供养',
    ),
  },
  'ethnic-religion': {
    weight: 1,
    item: 'otherStatutory',
    nouns: list('宗教场所 民族团结 清真食品 场所财务 教职人员 民族学校'),
  },
  'foreign-affairs': {
    weight: 2,
    item: 'otherStatutory',
    nouns: list('友好城市 国际学校 涉外服务 领事认证 外籍人才 国际会议 双语标识'),
  },
  'hk-macao-taiwan': {
    weight: 1,
    item: 'otherStatutory',
    nouns: list('台资企业 港澳青年 台胞证件 实习基地 侨务服务 归侨权益'),
  },
  defence: {
    weight: 2,
    item: 'emergency',
    nouns: list('国防教育 人民防空 兵役登记 双拥共建 民兵训练 防空地下室 军事设施'),
  },
  other: {
    weight: 2,
    item: 'otherStatutory',
    nouns: list('城市形象 表彰奖励 地方志 年鉴编纂 档案开放 志愿服务 节庆活动'),
  },
};
