/** 地区用词 — a word in Simplified, and what the region calls the thing. */
type Words = Readonly<Record<string, string>>;

const COMMON: Words = {
  信息: '資訊',
  视频: '影片',
  链接: '連結',
  录像: '錄影',
  复印: '影印',
  搜索: '搜尋',
};

/**
 * The words a government's text needs in each region. Characters are converted by OpenCC; its own phrase lists are made for
 * computing and would write 檔案 for 文件, 專案 for 项目, 軍分割槽 for 军分区 (ADR-0004).
 */
export const REGION_WORDS: Readonly<Record<'tw' | 'hk', Words>> = {
  tw: {
    ...COMMON,
    网络: '網路',
    互联网: '網際網路',
    数据: '資料',
    软件: '軟體',
    硬件: '硬體',
    通信: '通訊',
    打印: '列印',
    短信: '簡訊',
    智能: '智慧',
    登录: '登入',
    屏幕: '螢幕',
    默认: '預設',
    发送: '傳送',
    在线: '線上',
    线下: '實體',
    二维码: '二維條碼',
    空气质量: '空氣品質',
    服务质量: '服務品質',
    产品质量: '產品品質',
    塑料: '塑膠',
    激光: '雷射',
    光盘: '光碟',
    出租车: '計程車',
    公共汽车: '公車',
    摩托车: '機車',
    自行车: '腳踏車',
  },
  hk: {
    ...COMMON,
    短信: '短訊',
    智能手机: '智能手機',
    光盘: '光碟',
    出租车: '的士',
    公共汽车: '巴士',
    摩托车: '電單車',
    自行车: '單車',
    二维码: '二維碼',
  },
};
