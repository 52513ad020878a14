// What two companies' content says of their tickets, as the index holds it.

import { knownOf } from "../../docs/assets/ticket/known.js";

const uuid = "(?:[\\da-f]){8}(?:-(?:[\\da-f]){4}){3}-(?:[\\da-f]){12}";

/** Long numbers of accounts and orders, keys that begin with LTAI. */
export const CLOUD = knownOf({
  hosts: ["aliyun", "aliyuncs", "alibabacloud", "alibaba-inc", "hichina"],
  keys: ["LTAI[A-Za-z\\d]{8,40}"],
  detect: [
    { field: "account_uid", pattern: "[15]\\d{15}", called: ["uid", "account", "cuenta", "账号"] },
    { field: "customer_name", kind: "name" },
    { field: "domain_name", kind: "domain" },
    { field: "contact_email", kind: "email" },
    { field: "public_ip", kind: "public ip" },
    { field: "error_text", kind: "error" },
    { field: "error_text", pattern: "0\\d{3}-\\d{8}" },
    { field: "instance_id", pattern: "i-[a-z\\d]{18,22}" },
    { field: "invoice_number", pattern: "[a-z\\d][a-z\\d/-]{4,24}", called: ["invoice", "factura", "发票"], only: "after", digits: 4 },
    { field: "order_number", pattern: "\\d{13,20}", called: ["order", "pedido", "订单"], only: "near" },
    { field: "request_id", pattern: "[\\da-z-]{20,64}", called: ["request id"], only: "after" },
    { field: "request_id", pattern: uuid },
  ],
});

/** A shop for bicycles: other numbers, other fields, other keys. */
export const BIKES = knownOf({
  hosts: ["bikes"],
  keys: ["bk_[a-z\\d]{16,40}"],
  detect: [
    { field: "order", pattern: "ORD-\\d{5,8}" },
    { field: "frame", pattern: "[a-z\\d]{8,17}", called: ["frame number", "Rahmennummer", "车架号"], only: "after", digits: 3 },
    { field: "model", pattern: "(?:City|Trail) \\d{3}", called: ["model"] },
    { field: "rider", kind: "name" },
  ],
});
