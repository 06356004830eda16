import { COURT, PACK } from './court.js';
import { counted, differing, type Work } from './work.js';

const COLUMNS =
  '外部编号,案由,申请标的额,执行依据文号,作出机关,本金,履行期限届满日,申请人姓名或者名称,申请人类型,申请人证件号码,被执行人姓名或者名称,被执行人类型';

/** A bank's file of applications: the same creditor in all of them, each against another debtor. */
function csv(lines: number): string {
  const rows = Array.from({ length: lines }, (_, index) =>
    [
      `B-${index + 1}`,
      '金融借款合同纠纷',
      '20000.00',
      `（2026）${COURT}民初${index + 1}号`,
      '东营市东营区人民法院',
      '20000.00',
      '2026-03-15',
      '某某银行股份有限公司',
      '企业',
      '91350100M000100Y43',
      `欠款人${index + 1}`,
      '自然人',
    ].join(','),
  );
  return [COLUMNS, ...rows].join('\n');
}

/** So many applications by `POST /imports`: each row a case with its number. */
export function applications(lines: number): Work {
  const file = Buffer.from(csv(lines)).toString('base64');
  const accepted = "from audit where action = 'application.accepted'";
  const told = "from outbox where type like '%.application-accepted.%'";
  return {
    service: 'intake',
    unit: 'applications',
    lines,
    prepare: () => Promise.resolve(),
    send: (own) =>
      own.ask({
        send: {
          role: 'filing-clerk',
          path: '/imports',
          at: '2026-05-08T09:30:00+08:00',
          body: { packId: PACK.split('@')[0], format: 'CSV', file },
        },
      }),
    done: (admin) => counted(admin, "select count(*) from import_row where state <> 'PENDING'"),
    faults: (admin) =>
      differing(admin, [
        ['cases', lines, "select count(distinct case_id) from import_row where state = 'DONE'"],
        ['applications', lines, 'select count(*) from application'],
        ['the last number', lines, "select max(last) from case_number_counter where type = '执前调'"],
        ['acceptances in the audit', lines, `select count(*) ${accepted}`],
        ['cases accepted by the audit', lines, `select count(distinct case_id) ${accepted}`],
        ['acceptances told', lines, `select count(*) ${told}`],
        ['cases told of', lines, `select count(distinct case_id) ${told}`],
      ]),
  };
}
