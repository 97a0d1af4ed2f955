using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class DeletePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Names_and_birth_date_go_and_the_identity_with_its_telephones_and_addresses_stays()
    {
        var identity = await api.Identity();
        var urn = await Make(identity);
        var name = await api.Make("personname", Of("person", urn, ",\"givenName\":\"Jane\""));
        var telephone = await api.Make("telephone", Of("identity", identity, ",\"number\":\"1\""));
        var address = await api.Make("address", Of("identity", identity, ",\"street\":\"s\",\"postalCode\":\"p\""));
        await api.Put(Path("person", urn), """{"birthDate":"1980-05-17"}""");
        var version = await api.Version(identity);

        var answer = await api.Delete(Path("person", urn));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Empty((await api.Get(Path("identity", identity))).Urns("persons"));
        AssertNotFound(await api.Get(Path("personname", name)));
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("telephone", telephone))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("address", address))).Status);
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{identity}"))["aliases"]!.ToJsonString());
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from people where person_id = '{identity}' and birth_date is null"));
        Assert.Equal(version + 1, await api.Version(identity));
    }

    [Fact]
    public async Task What_comes_later_makes_another_person_and_what_stayed_does_not()
    {
        var identity = await api.Identity();
        var telephone = await api.Make("telephone", Of("identity", identity, ",\"number\":\"1\""));
        var urn = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
        await api.Delete(Path("person", urn));

        await api.Put(Path("telephone", telephone), """{"number":"2"}""");
        var stayed = (await api.Get(Path("identity", identity))).Urns("persons");
        await api.Delete(Path("telephone", telephone));
        var gone = (await api.Get(Path("identity", identity))).Urns("persons");
        await api.Put($"/api/v1/people/{identity}/aliases", """{"firstName":"Jane"}""");
        var another = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));

        Assert.Equal([], stayed);
        Assert.Equal([], gone);
        Assert.NotEqual(urn, another);
        AssertNotFound(await api.Get(Path("person", urn)));
        Assert.Equal(another, (await api.Post("/n/v1/person", Of("identity", identity))).Urn());
    }

    [Fact]
    public async Task What_is_deleted_answers_404_from_then_on()
    {
        var urn = await Make();
        await api.Delete(Path("person", urn));

        AssertNotFound(await api.Delete(Path("person", urn)));
        AssertNotFound(await api.Get(Path("person", urn)));
        AssertNotFound(await api.Put(Path("person", urn), "{}"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_deletes_nothing()
    {
        var urn = await Make();

        var answer = await api.Delete(Path("person", urn), ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("person", urn))).Status);
    }

    private Task<string> Make() => api.Person();

    private Task<string> Make(string identity) => api.Make("person", Of("identity", identity));
}
