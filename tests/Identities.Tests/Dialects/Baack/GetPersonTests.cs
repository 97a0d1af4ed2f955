using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetPersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_refers_to_names_telephones_and_addresses_in_order()
    {
        var identity = await api.Identity();
        var urn = await api.Make("person", Of("identity", identity));
        var first = await api.Make("personname", Of("person", urn, ",\"givenName\":\"Jane\""));
        var second = await api.Make("personname", Of("person", urn, ",\"givenName\":\"Ann\""));
        var telephone = await api.Make("telephone", Of("identity", identity, ",\"number\":\"1\""));
        var address = await api.Make("address", Of("identity", identity, ",\"street\":\"s\",\"postalCode\":\"p\""));

        var answer = await api.Get(Path("person", urn));

        Assert.Equal(["urn", "url", "birthDate", "identity", "names", "telephones", "addresses"], answer.Members());
        Assert.Equal([first, second], answer.Urns("names"));
        AssertReference("personname", first, answer["names"]![0]);
        AssertReference("telephone", telephone, Assert.Single(answer["telephones"]!.AsArray()));
        AssertReference("address", address, Assert.Single(answer["addresses"]!.AsArray()));
        AssertReference("identity", identity, answer["identity"]);
    }

    [Fact]
    public async Task A_birthday_whose_year_is_unknown_is_shown_as_null()
    {
        var identity = await api.Identity();
        var urn = await api.Make("person", Of("identity", identity, ",\"birthDate\":\"1980-05-17\""));
        await api.Execute($"update people set birth_year_known = false where person_id = '{identity}'");

        Assert.Null((await api.Get(Path("person", urn)))["birthDate"]);
    }

    [Fact]
    public async Task The_id_that_stands_ready_for_a_person_who_is_not_there_yet_answers_404()
    {
        var identity = await api.Identity();
        var ready = await api.Scalar<Guid>($"select person_object_id from people where person_id = '{identity}'");

        AssertNotFound(await api.Get(Path("person", ready.ToString())));
        AssertNotFound(await api.Put(Path("person", ready.ToString()), "{}"));
        AssertNotFound(await api.Post("/n/v1/personname", Of("person", ready.ToString(), ",\"givenName\":\"Jane\"")));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("person", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("person", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private Task<string> Make() => api.Person();
}
