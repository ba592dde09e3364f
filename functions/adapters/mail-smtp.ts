import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Delivery, Message, Notifier } from '../usecases/ports/notifier.ts';

export interface Smtp {
  /** `smtp://user:password@host:587` or `smtps://…`; `?requireTLS=true` refuses a server without TLS. */
  readonly url: string;
  /** 发件人, `某市政府信息公开 <open@example.gov.cn>`. */
  readonly from: string;
  /** How long one message may take; a server that only keeps the line open is given up. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/** One address, and nothing that a header or an SMTP command could take for more. */
const ADDRESS = /^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@[^\s@<>()[\],;:\\"\p{Cc}]{1,253}$/u;

const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();

/** The same for the same message, so that a server or a mailbox can tell a repeat. */
const messageIdOf = (id: string, from: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${addressIn(from).split('@').at(-1)}>`;

/** What an SMTP server is told of us or of the sender says nothing of the recipient. */
const ABOUT_US: ReadonlySet<string> = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM']);

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** 5xx to the recipient or the text is for good; 4xx, silence and everything about ourselves may pass. */
const deliveryOf = ({ code, command = '', responseCode, response = '' }: SmtpError): Delivery => {
  const permanent =
    responseCode !== undefined && responseCode >= 500 && !ABOUT_US.has(command.replace(/^AUTH.*/, 'AUTH'));
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response)?.[1];
  const detail = [command, responseCode, enhanced, responseCode === undefined ? (code ?? 'unknown') : undefined];
  return { state: permanent ? 'refused' : 'failed', detail: detail.filter(Boolean).join(' ') };
};

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Mail through any SMTP server. A connection a message: a few an hour are sent, and none waits for another. */
export const smtpMail = ({ url, from, timeoutMs = TIMEOUT_MS }: Smtp): Notifier => {
  const send = async ({ id, to, subject, text, kind }: Message): Promise<Delivery> => {
    if (!ADDRESS.test(to)) return { state: 'refused', detail: 'not one address' };
    const transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject({ code: 'ETIMEDOUT' }), timeoutMs);
    });
    try {
      const sent = transport.sendMail({
        messageId: messageIdOf(id, from),
        from,
        to: { name: '', address: to },
        subject: oneLine(subject),
        text,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Notice': oneLine(kind).replaceAll(/[^\w-]/g, '') },
      });
      // Given up or not, its end is heard.
      sent.catch(() => undefined);
      const { response } = await Promise.race([sent, tooLong]);
      return { state: 'sent', detail: /^\d{3}/.exec(response)?.[0] ?? '' };
    } catch (error) {
      return deliveryOf(error as SmtpError);
    } finally {
      clearTimeout(timer);
      transport.close();
    }
  };
  return { send };
};
