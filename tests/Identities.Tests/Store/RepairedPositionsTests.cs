using Identities.Platform.Data;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Store;

/// <summary>What the migration does to collections that earlier versions left with rows at one position.</summary>
public sealed class RepairedPositionsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Rows_at_one_position_are_numbered_in_the_order_they_are_shown_in_without_a_version_or_an_entry()
    {
        var path = await api.SuperOfficePerson("""
            {"Lastname":"Doe","OfficePhones":[{"Value":"1"},{"Value":"2"}],"MobilePhones":[{"Value":"3"}],"Faxes":[{"Value":"4"}],
             "Emails":[{"Value":"a@example.com"}],"ChatEmails":[{"Value":"chat"}],"Interests":[{"Id":1},{"Id":2}]}
            """);
        var personId = await api.NativeId(path);
        var other = await api.NativeId(await api.SuperOfficePerson("""{"Lastname":"Roe","OfficePhones":[{"Value":"1"},{"Value":"2"}],"Faxes":[{"Value":"3"}]}"""));
        await api.Execute($"update phones set position = case number when '4' then 7 else 2 end where person_id = '{personId}'");
        await api.Execute($"update emails set position = 5 where person_id = '{personId}'");
        await api.Execute($"update chosen_items set position = 1 where person_id = '{personId}'");
        await api.Execute($"update phones set position = position * 10 where person_id = '{other}'");
        var before = (await api.ShownInFull(personId), await Version(), await Entries(), await PhonesOf(other));

        await api.Execute(Migration());
        await api.Execute(Migration());

        Assert.Equal("", await api.SharedPositions(personId));
        Assert.Equal("1,2,3,4", await api.Scalar<string>($"select string_agg(position::text, ',' order by position) from phones where person_id = '{personId}'"));
        Assert.Equal(before, (await api.ShownInFull(personId), await Version(), await Entries(), await PhonesOf(other)));
        Assert.Equal("", await api.ChangedBySendingBack(personId));

        await api.Patch(path, """{"Faxes":[]}""");
        Assert.Equal(before.Item2 + 1, await Version());

        Task<long> Version() => api.VersionOf(path);
        Task<long> Entries() => api.Scalar<long>("select count(*) from logged_changes");
        Task<string> PhonesOf(Guid person)
            => api.Scalar<string>($"select string_agg(number || ' ' || position, ',' order by position) from phones where person_id = '{person}'");
    }

    private static string Migration()
    {
        var assembly = typeof(Database).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith("/0001_positions.sql", StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
