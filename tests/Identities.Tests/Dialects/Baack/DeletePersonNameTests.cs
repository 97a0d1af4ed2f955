using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class DeletePersonNameTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_deleted_is_gone_from_the_person_with_one_version_and_an_entry_in_the_log()
    {
        var identity = await api.Identity();
        var urn = await Make(identity);
        var version = await api.Version(identity);

        var answer = await api.Delete(Path("personname", urn));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal(version + 1, await api.Version(identity));
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{identity}/aliases")).Text);
        Assert.Equal(1, await api.Scalar<long>(
            $"select count(*) from logged_changes where item_table = 'aliases' and item_id = '{urn}' and origin = 'baack' and after is null"));
    }

    [Fact]
    public async Task The_person_stays_without_a_name()
    {
        var identity = await api.Given.Person();
        var person = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
        var urn = Assert.Single((await api.Get(Path("person", person))).Urns("names"));

        await api.Delete(Path("personname", urn));

        Assert.Empty((await api.Get(Path("person", person))).Urns("names"));
    }

    [Fact]
    public async Task What_is_deleted_answers_404_from_then_on()
    {
        var urn = await Make();
        await api.Delete(Path("personname", urn));

        AssertNotFound(await api.Delete(Path("personname", urn)));
        AssertNotFound(await api.Get(Path("personname", urn)));
        AssertNotFound(await api.Put(Path("personname", urn), "{}"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_deletes_nothing()
    {
        var urn = await Make();

        var answer = await api.Delete(Path("personname", urn), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("personname", urn))).Status);
    }

    private async Task<string> Make() => await Make(await api.Identity());

    private async Task<string> Make(string identity)
        => await api.Make("personname", Of("person", await api.Make("person", Of("identity", identity)), ",\"givenName\":\"Jane\""));
}
