import { Counter, Gauge, type Registry } from 'prom-client'
import { busyMeter, type Clock } from '../clock.ts'

/**
 * The usual metrics of a process, under their usual names. Not the library's own set: that one measures the event loop a
 * hundred times a second, and idle costs nothing here.
 */
export const addProcessMetrics = (registry: Registry, clock: Pick<Clock, 'now'>): void => {
  const registers = [registry]
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of this process, user and system',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })
  const started = new Gauge({
    name: 'process_start_time_seconds',
    help: 'When this process began, in seconds since 1970',
    registers,
  })
  started.set(Math.round(clock.now() / 1000 - process.uptime()))
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of this process',
    registers,
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  new Gauge({
    name: 'nodejs_heap_size_used_bytes',
    help: 'Memory in use by JavaScript',
    registers,
    collect() {
      this.set(process.memoryUsage().heapUsed)
    },
  })
  const busy = busyMeter()
  new Gauge({
    name: 'nodejs_eventloop_utilization',
    help: 'Part of the time since the last scrape in which the event loop was busy, from 0 to 1',
    registers,
    collect() {
      this.set(busy())
    },
  })
}
