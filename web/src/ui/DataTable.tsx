import Box from '@mui/material/Box'
import { styled } from '@mui/material/styles'
import { createLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  /** Empty for a column of buttons. */
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'left' | 'right'
  /** px, or a share such as `30%`. */
  readonly width?: number | string | Partial<Record<'xs' | 'md' | 'lg', number | string>>
  /** Not shown on windows narrower than this. */
  readonly from?: 'md' | 'lg' | 'xl'
}

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** 44 for one line, 62 for two. */
  readonly rowHeight?: 44 | 62
}

/** A plain table. A row leads somewhere through one `RowLink` in its first cell. */
export function DataTable<Row>({ label, columns, rows, rowKey, rowHeight = 62 }: DataTableProps<Row>) {
  return (
    <Box sx={{ px: { xs: 0, md: 4 }, overflowX: 'auto', flex: 'none' }}>
      <Box
        component="table"
        aria-label={label}
        sx={{ width: '100%', borderCollapse: 'collapse', typography: 'body2', tableLayout: 'fixed' }}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <Box
                {...(column.head === '' ? { component: 'td' as const } : { component: 'th' as const, scope: 'col' })}
                key={column.key}
                sx={{
                  ...cell(column),
                  height: 34,
                  typography: 'caption',
                  color: 'text.secondary',
                  width: column.width,
                }}
              >
                {column.head}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Box
              component="tr"
              key={rowKey(row)}
              sx={{ position: 'relative', '&:hover:has(a)': { bgcolor: 'surface.hover' } }}
            >
              {columns.map((column) => (
                <Box component="td" key={column.key} sx={{ ...cell(column), height: rowHeight, py: 1 }}>
                  {column.cell(row)}
                </Box>
              ))}
            </Box>
          ))}
        </tbody>
      </Box>
    </Box>
  )
}

function cell<Row>(column: Column<Row>) {
  return {
    textAlign: column.align ?? 'left',
    px: 3,
    borderBottom: '1px solid',
    borderColor: 'divider',
    fontWeight: 400,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    '&:first-of-type': { pl: { xs: 4, md: 3 } },
    '&:last-of-type': { pr: { xs: 4, md: 3 } },
    ...(column.from === undefined ? {} : { display: { xs: 'none', [column.from]: 'table-cell' } }),
  }
}

const RowAnchor = styled('a')(({ theme }) => ({
  color: theme.vars.palette.text.primary,
  textDecoration: 'none',
  fontWeight: 600,
  '&::after': { content: '""', position: 'absolute', inset: 0 },
  '&:focus-visible': { outline: 'none' },
  '&:focus-visible::after': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
}))

/** The link of a row; the whole row answers to it. */
export const RowLink = createLink(RowAnchor)
