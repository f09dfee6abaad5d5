select 'first'
