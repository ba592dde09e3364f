import { dump } from 'js-yaml';
import { COLLECTIONS } from '#content/schema/index.ts';
import type { AgencyFields } from '#content/schema/organ.ts';
import { listFiles, readMarkdown } from '#site/library/read.ts';
import { ENGLISH_NAMES } from './agency-names.ts';
import type { AgencyEntry } from './ledger.ts';
import { hash16 } from './register.ts';

/** What a document needs of its organ. */
export interface Agency {
  readonly id: string;
  readonly orgCode: string;
}

/** The office every city has; where a target names no other, it runs the site. */
export const GENERAL_OFFICE = 'general-office';
const GENERAL_OFFICE_NAME = '演示城市人民政府办公厅';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** 全国组织机构代码编制规则 (GB 11714): the weights of the eight characters before the check character. */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** An obviously made-up organ code (YS, 演示) that is formed as a real one, so that 索引号 can be formed. */
const demoOrgCode = (seed: string): string => {
  const number = Number.parseInt(hash16(seed).slice(0, 12), 16);
  const body = `YS${number.toString(36).toUpperCase().padStart(6, '0').slice(-6)}`;
  const sum = [...body].reduce((total, mark, at) => total + ALPHABET.indexOf(mark) * (WEIGHTS[at] ?? 0), 0);
  const check = 11 - (sum % 11);
  return `${body}${check === 10 ? 'X' : check === 11 ? '0' : check}`;
};

const agencyFile = ({ agency, name, orgCode, order }: AgencyEntry): string => {
  const shortName = name === GENERAL_OFFICE_NAME ? '市政府办公厅' : name.replace(/^中华人民共和国(?=.)/, '');
  const pending = '待填写';
  const fields: AgencyFields = {
    name,
    shortName,
    nameEn:
      agency === GENERAL_OFFICE
        ? 'General Office'
        : (ENGLISH_NAMES.get(name) ?? `Agency ${agency.replace('agency-', '')}`),
    orgCode,
    order,
    disclosureOffice: { name: '政府信息公开工作机构', address: pending, hours: pending, phone: pending },
    divisions: [],
    demo: true,
  };
  return `---\n${dump(fields, { lineWidth: -1 })}---\n`;
};

/** The organs of a target: those that have a file, and those the importer adds. */
export class AgencyBook {
  readonly #agencies = new Map<string, Agency>();
  readonly #idOfName = new Map<string, string>();
  readonly #added: AgencyEntry[] = [];
  #lastOrder = 0;

  /** Takes over what an earlier run has settled. */
  remember(entry: AgencyEntry): void {
    this.#added.push(entry);
    this.#know({ id: entry.agency, orgCode: entry.orgCode }, entry.order, [entry.name]);
  }

  /** Reads `agencies/`, which holds over what was remembered. Files that are not sound are left to `npm run check`. */
  readTarget(to: string): void {
    for (const file of listFiles(to, 'agencies', '.md')) {
      const raw = readMarkdown(to, file);
      const fields = 'id' in raw ? COLLECTIONS.agencies.safeParse(raw.fields).data : undefined;
      if ('id' in raw && fields)
        this.#know({ id: raw.id, orgCode: fields.orgCode }, fields.order, [fields.name, fields.shortName]);
    }
  }

  byId(id: string): Agency | undefined {
    return this.#agencies.get(id);
  }

  /** The organ of a name, made when there is none. */
  named(name: string): Agency {
    return this.byId(this.#idOfName.get(name) ?? '') ?? this.#add(`agency-${hash16(name).slice(0, 8)}`, name);
  }

  /** The general office, made when the target has none. */
  generalOffice(): Agency {
    return this.byId(GENERAL_OFFICE) ?? this.#add(GENERAL_OFFICE, GENERAL_OFFICE_NAME);
  }

  get added(): readonly AgencyEntry[] {
    return this.#added;
  }

  /** File and text of every organ the importer added. */
  files(): { file: string; text: string }[] {
    return this.#added.map((entry) => ({ file: `agencies/${entry.agency}.md`, text: agencyFile(entry) }));
  }

  #know(agency: Agency, order: number, names: readonly string[]): Agency {
    this.#agencies.set(agency.id, agency);
    for (const name of names) if (!this.#idOfName.has(name)) this.#idOfName.set(name, agency.id);
    this.#lastOrder = Math.max(this.#lastOrder, order);
    return agency;
  }

  #add(base: string, name: string): Agency {
    const codes = new Set([...this.#agencies.values()].map(({ orgCode }) => orgCode));
    let id = base;
    for (let n = 2; this.#agencies.has(id); n += 1) id = `${base}-${n}`;
    let orgCode = demoOrgCode(name);
    for (let n = 2; codes.has(orgCode); n += 1) orgCode = demoOrgCode(`${name} ${n}`);
    const entry = { agency: id, name, orgCode, order: this.#lastOrder + 1 };
    this.#added.push(entry);
    return this.#know({ id, orgCode }, entry.order, [name]);
  }
}
