import type { Dialect } from './dialect.ts'

/** Words that some of the big dialects reserve: a name like these is always quoted. */
const RESERVED = new Set(
  `access accessible add all alter analyse analyze and any array as asc asymmetric authorization begin before between bigint binary
  blob both by call cascade case cast change char character check cluster collate collation column comment commit compress
  concurrently condition connect constraint continue convert create cross cube current current_catalog current_date
  current_role current_schema current_time current_timestamp current_user cursor database databases date day dec decimal
  declare default deferrable deferred delayed delete desc describe deterministic distinct distinctrow div do double drop dual
  each else elseif empty enclosed end escape escaped except exception exclusive exec execute exists exit explain external false
  fetch file float float4 float8 for force foreign freeze from full fulltext function generated get glob global go goto grant
  group grouping groups having high_priority holdlock hour identified identity if ignore ilike immediate in increment index
  infile initial initially inner inout insensitive insert instead int int1 int2 int3 int4 int8 integer intersect interval into
  is isnull iterate join key keys kill lag last last_value lateral lead leading leave left level like limit linear lines
  load localtime localtimestamp lock long longblob longtext loop low_priority match maxextents mediumblob mediumint mediumtext
  merge minus minute mode modifies modify month national natural noaudit nocompress none not notnull nowait nth_value null
  nulls number numeric object of off offline offset old on online only open optimize option optionally or order out outer
  outfile over overlaps partition percent persist pivot placing plan pragma precision primary print prior privileges procedure public
  purge raise range rank raw read reads real recursive references regexp release rename repeat replace require resignal resource
  restrict return returning revoke right rlike row row_number rowid rowlabel rownum rows schema schemas second select sensitive separator
  session session_user set share show signal similar size smallint some spatial specific sql sqlexception sqlstate sqlwarning
  ssl start starting stored straight_join successful symmetric synonym sysdate system system_user table tablesample temporary
  terminated text then time timestamp tinyblob tinyint tinytext to top trailing transaction trigger true truncate tsequal type uid under undo
  union unique unlock unpivot unsigned update usage use user using utc_date utc_time utc_timestamp validate values varbinary
  varchar varchar2 varcharacter variadic varying verbose view virtual when whenever where while window with within without
  write xor year year_month zerofill offset rows system_time value`.split(/\s+/),
)

/** What one of them reserves besides. */
const OWN: { readonly [base in Dialect['base']]?: ReadonlySet<string> } = {
  mysql: new Set(
    `asensitive cume_dist current_path day_hour day_microsecond day_minute day_second delete_domain_id dense_rank do_domain_ids
    hour_microsecond hour_minute hour_second ignore_domain_ids io_after_gtids io_before_gtids json_table master_bind
    master_demote_to_replica master_demote_to_slave master_ssl_verify_server_cert maxvalue middleint minute_microsecond
    minute_second mod no_write_to_binlog ntile optimizer_costs page_checksum parse_vcol_expr percent_rank portion rank read_write
    ref_system_id second_microsecond sql_big_result sql_calc_found_rows sql_small_result stats_auto_recalc stats_persistent
    stats_sample_pages`.split(/\s+/),
  ),
  sqlite: new Set(['autoincrement', 'nothing']),
  oracle: new Set('audit column_value mlslabel nested_table_id pctfree'.split(' ')),
  mssql: new Set(
    `backup break browse bulk checkpoint close clustered coalesce compute contains containstable dbcc deallocate deny disk
    distributed dump errlvl fillfactor freetext freetexttable identity_insert identitycol lineno nocheck nonclustered nullif
    offsets opendatasource openquery openrowset openxml proc raiserror readtext reconfigure replication restore revert rollback
    rowcount rowguidcol rule save securityaudit setuser shutdown statistics textsize tran try_convert updatetext waitfor
    writetext`.split(/\s+/),
  ),
}

/** A quoted name; a quote within it is doubled. */
export function quoteName(name: string, dialect: Dialect): string {
  const [open, close] = dialect.quote
  return open + name.replaceAll(close, close + close) + close
}

/** Must the name be quoted to mean itself? */
export function needsQuotes(name: string, dialect: Dialect): boolean {
  const plain = dialect.fold === 'lower' ? /^[a-z_][a-z0-9_]*$/ : dialect.fold === 'upper' ? /^[A-Z][A-Z0-9_]*$/ : /^[A-Za-z_][A-Za-z0-9_]*$/
  const lower = name.toLowerCase()
  return !plain.test(name) || RESERVED.has(lower) || OWN[dialect.base]?.has(lower) === true
}

/** The name as it must be written, quoted only on need. */
export function writeName(name: string, dialect: Dialect): string {
  return needsQuotes(name, dialect) ? quoteName(name, dialect) : name
}
