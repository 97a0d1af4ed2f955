using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Addresses;

public sealed class DeleteAddressTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_deleted_address_is_gone_and_logged()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"First"},{"city":"Second"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        var addresses = await api.Get($"/api/v1/people/{personId}/addresses");
        Assert.Equal(["Second"], addresses.Json!.AsArray().Select(address => (string?)address!["city"]));
        Assert.Equal(1, await api.Scalar<long>(
            $"""
            select count(*) from logged_changes
            where  person_id = '{personId}' and version = 2 and item_table = 'addresses' and item_id = '{addressId}'
            and    before ->> 'city' = 'First' and after is null
            """));
    }

    [Fact]
    public async Task Without_the_primary_address_no_other_becomes_primary()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"First"},{"city":"Second"}]}""");

        await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}");

        Assert.Equal(0, await api.Scalar<long>($"select count(*) from addresses where person_id = '{personId}' and is_primary"));
    }

    [Fact]
    public async Task The_second_deletion_answers_404_and_makes_no_version()
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"First"}]}""");
        await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}");

        var answer = await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("address-not-found", answer.Code);
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task An_unknown_address_answers_404_address_not_found()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/addresses/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("address-not-found", answer.Code);
    }

    [Fact]
    public async Task Another_persons_address_answers_404_and_stays()
    {
        var addressId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"Theirs"}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("address-not-found", answer.Code);
        Assert.Single((await api.Get($"/api/v1/people/{other}/addresses")).Json!.AsArray());
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}/addresses/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_malformed_id_answers_404()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/addresses/7");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"7\"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_deletes_nothing(string header, string value)
    {
        var addressId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"addresses":[{"personAddressId":"{{addressId}}","city":"First"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/addresses/{addressId}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Single((await api.Get($"/api/v1/people/{personId}/addresses")).Json!.AsArray());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Delete(
            $"/api/v1/people/{Unknown}/addresses/{Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
