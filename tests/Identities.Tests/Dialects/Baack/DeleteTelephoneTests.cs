using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class DeleteTelephoneTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_deleted_is_gone_from_the_person_with_one_version_and_an_entry_in_the_log()
    {
        var identity = await api.Identity();
        var urn = await Make(identity);
        var version = await api.Version(identity);

        var answer = await api.Delete(Path("telephone", urn));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal(version + 1, await api.Version(identity));
        var person = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
        Assert.Empty((await api.Get(Path("person", person))).Urns("telephones"));
        Assert.Equal(1, await api.Scalar<long>(
            $"select count(*) from logged_changes where item_table = 'phones' and item_id = '{urn}' and origin = 'baack' and after is null"));
    }

    [Fact]
    public async Task What_is_deleted_answers_404_from_then_on()
    {
        var urn = await Make();
        await api.Delete(Path("telephone", urn));

        AssertNotFound(await api.Delete(Path("telephone", urn)));
        AssertNotFound(await api.Get(Path("telephone", urn)));
        AssertNotFound(await api.Put(Path("telephone", urn), "{}"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_deletes_nothing()
    {
        var urn = await Make();

        var answer = await api.Delete(Path("telephone", urn), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("telephone", urn))).Status);
    }

    private async Task<string> Make() => await Make(await api.Identity());

    private Task<string> Make(string identity) => api.Make("telephone", Of("identity", identity, ",\"number\":\"1\""));
}
