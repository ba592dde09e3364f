// 申請表 without a network: the same as of the Simplified form, for the addresses below this one.
importScripts('/apply/sw.js');
