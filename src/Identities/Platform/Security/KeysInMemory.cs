using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Identities.Platform.Security;

/// <summary>
/// The framework's authentication brings a key ring of its own and would leave it in the home folder. Nothing here uses it, so it stays
/// in memory.
/// </summary>
internal sealed class KeysInMemory : IConfigureOptions<KeyManagementOptions>, IXmlRepository
{
    private readonly List<XElement> keys = [];

    public void Configure(KeyManagementOptions options)
    {
        options.XmlRepository = this;
        options.XmlEncryptor = new NullXmlEncryptor();
    }

    public IReadOnlyCollection<XElement> GetAllElements() => keys;

    public void StoreElement(XElement element, string friendlyName) => keys.Add(element);
}
