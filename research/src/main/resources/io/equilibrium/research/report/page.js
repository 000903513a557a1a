'use strict';
(function () {
  const percent = value => (100 * value).toFixed(Math.abs(value) < 0.1 ? 1 : 0) + ' %';
  const short = value => String(Number(value.toPrecision(4)));
  const segment = (api, lineWidth, cap) => {
    const y = api.value(0);
    const from = api.coord([api.value(1), y]);
    const to = api.coord([api.value(2), y]);
    const style = { stroke: api.visual('color'), lineWidth: lineWidth };
    const lines = [{ type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: style }];
    for (const end of cap ? [from, to] : []) {
      lines.push({ type: 'line', shape: { x1: end[0], y1: end[1] - cap, x2: end[0], y2: end[1] + cap }, style: style });
    }
    return { type: 'group', children: lines };
  };
  const drawn = {
    band: (params, api) => segment(api, 14, 0),
    interval: (params, api) => segment(api, 2, 5),
    bin: (params, api) => {
      const low = api.coord([api.value(0), 0]);
      const high = api.coord([api.value(1), api.value(2)]);
      return { type: 'rect', style: { fill: api.visual('color') },
        shape: { x: low[0], y: high[1], width: Math.max(1, high[0] - low[0] - 1), height: low[1] - high[1] } };
    },
  };
  const functions = node => {
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (key === 'renderItem') {
        node[key] = drawn[value];
      } else if (key === 'formatter' && value === 'percent') {
        node[key] = percent;
      } else if (key === 'formatter' && value === 'short') {
        node[key] = short;
      } else if (value && typeof value === 'object') {
        functions(value);
      }
    }
    return node;
  };
  const charts = [];
  for (const place of document.querySelectorAll('.chart')) {
    const option = functions(JSON.parse(document.getElementById(place.id + '-option').textContent));
    const chart = echarts.init(place, null, { renderer: 'svg' });
    chart.setOption(Object.assign({ animation: false, useUTC: true, textStyle: { fontFamily: 'system-ui, sans-serif' } }, option));
    charts.push({ chart: chart, height: place.offsetHeight });
  }
  // A4 across, less its margins; lower than on screens, so that two charts share a sheet, and none is higher than one.
  const sheet = { width: 1030, height: 540, part: 0.85 };
  const resize = (width, height) => charts.forEach(one => {
    one.chart.resize({ width: width, height: height(one.height) });
    one.chart.getZr().refreshImmediately();
  });
  const print = () => resize(sheet.width, height => Math.min(sheet.height, sheet.part * height));
  const look = () => resize('auto', height => height);
  window.addEventListener('resize', look);
  window.addEventListener('beforeprint', print);
  window.addEventListener('afterprint', look);
})();
