using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class GetConsentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_consent_is_true_until_it_is_withdrawn()
    {
        var path = await api.SuperOfficePerson("""{"Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}]}""");

        Assert.Equal("true", (await api.Get(path + "/Consent/store")).Text);
        Assert.Equal("false", (await api.Get(path + "/Consent/EMARKETING")).Text);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Delete(path + "/Consent/STORE")).Status);
        Assert.Equal("false", (await api.Get(path + "/Consent/STORE")).Text);
    }

    [Fact]
    public async Task An_unknown_purpose_or_person_answers_404_and_a_missing_permission_403()
    {
        var path = await api.SuperOfficePerson();

        Assert.Equal("SoNotFoundException", (await api.Get(path + "/Consent/NOPE")).ErrorType());
        Assert.Equal("SoNotFoundException", (await api.Get("/api/v1/Person/4711/Consent/STORE")).ErrorType());
        var forbidden = await api.Get(path + "/Consent/STORE", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
