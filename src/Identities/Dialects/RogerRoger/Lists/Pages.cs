using System.Diagnostics.CodeAnalysis;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;

namespace Identities.Dialects.RogerRoger.Lists;

/// <summary>How a page of a list is read: one round trip for how many there are and for the page, with one row more that tells whether others follow.</summary>
internal sealed class Pages(Database database)
{
    /// <param name="sql">Two statements: the total, then the rows behind the first <c>@Skipped</c>, at most <c>@Rows</c>.</param>
    /// <param name="list">Which page.</param>
    /// <param name="filters">The parameters of the statements beside those two.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public Task<PageOf<TRow>> Read<TRow>([ConstantExpected] string sql, ListQuery list, object? filters, CancellationToken cancellationToken)
        => database.QueryBatch(sql, ParametersOf(list, filters), rows => Read<TRow>(rows, list), cancellationToken);

    public static Parameters ParametersOf(ListQuery list, object? filters)
    {
        var page = new { list.Skipped, Rows = list.ItemsPerPage == 0 ? 0 : list.ItemsPerPage + 1 };
        return filters is null ? Parameters.Of(page) : Parameters.Of(filters, page);
    }

    public static async Task<PageOf<TRow>> Read<TRow>(Rows batch, ListQuery list)
    {
        var total = await batch.ReadSingleAsync<long>();
        var rows = (await batch.ReadAsync<TRow>()).ToReadOnly();
        var shown = rows.Count > list.ItemsPerPage ? [.. rows.Take(list.ItemsPerPage)] : rows;

        // What was read knows better than an estimate. Behind the last page nothing was.
        var least = rows.Count == 0 ? 0 : list.Skipped + rows.Count;
        return new PageOf<TRow>(shown, Math.Max(total, least), rows.Count > list.ItemsPerPage);
    }
}

internal static class ShownPages
{
    public static PageOf<Shown<TItem>> Show<TRow, TItem>(this PageOf<TRow> page, Func<TRow, Shown<TItem>> show)
        where TItem : LinkedItem
        => new([.. page.Items.Select(show)], page.Total, page.HasMore);
}
