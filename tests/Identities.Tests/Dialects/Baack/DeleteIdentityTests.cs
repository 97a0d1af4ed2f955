using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class DeleteIdentityTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_deleted_identity_is_gone_with_everything_below_on_every_surface()
    {
        var urn = await Make();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{urn}'");
        var person = await api.Make("person", Of("identity", urn));
        var name = await api.Make("personname", Of("person", person, ",\"givenName\":\"Jane\""));
        var email = await api.Make("email", Of("identity", urn, ",\"email\":\"jane.doe@example.com\""));
        var identifier = await api.Make("clientidentifier", Of("identity", urn, ",\"domain\":\"example.com\",\"token\":\"t\""));

        var answer = await api.Delete(Path("identity", urn));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Null(answer.MediaType);

        foreach (var path in new[] { Path("person", person), Path("personname", name), Path("email", email), Path("clientidentifier", identifier) })
        {
            AssertNotFound(await api.Get(path));
        }

        Assert.Equal("person-not-found", (await api.Get($"/api/v1/people/{urn}")).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/api/v1/Person/{number}")).Status);
    }

    [Fact]
    public async Task Somebody_deleted_on_another_surface_is_gone_here()
    {
        var urn = await Make();

        await api.Delete($"/api/v1/people/{urn}");

        AssertNotFound(await api.Get(Path("identity", urn)));
    }

    [Fact]
    public async Task What_is_deleted_answers_404_from_then_on()
    {
        var urn = await Make();
        await api.Delete(Path("identity", urn));

        AssertNotFound(await api.Delete(Path("identity", urn)));
        AssertNotFound(await api.Get(Path("identity", urn)));
        AssertNotFound(await api.Put(Path("identity", urn), "{}"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_deletes_nothing()
    {
        var urn = await Make();

        var answer = await api.Delete(Path("identity", urn), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("identity", urn))).Status);
    }

    private Task<string> Make() => api.Identity();
}
